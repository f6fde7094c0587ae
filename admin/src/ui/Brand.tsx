export function Brand() {
  return (
    <div className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M8 24V9a2 2 0 012-2h7a2 2 0 012 2v15M8 24h11M11 11h5v4h-5zM19 14h2a2 2 0 012 2v4a1.5 1.5 0 003 0v-7l-3-3" />
      </svg>
      <b>加油</b>
      <span>管理后台</span>
    </div>
  );
}
