const PATHS = {
  today: 'M4 12h3l2.5-6 5 12 2.5-6h3',
  pump: 'M5 20V6a2 2 0 012-2h6a2 2 0 012 2v14M3.5 20h13M8 8h4M15 12h1.5a1.5 1.5 0 011.5 1.5V16a1.5 1.5 0 003 0V9l-3-3',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM20 20l-4-4',
  leave: 'M10 4H6a2 2 0 00-2 2v12a2 2 0 002 2h4M15 8l4 4-4 4M19 12H9',
  refresh: 'M20 5v5h-5M4 19v-5h5M19 10a7.5 7.5 0 00-13-3M5 14a7.5 7.5 0 0013 3',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 19.5h16',
  order: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  refund: 'M4 9h11a5 5 0 010 10H8M8 5L4 9l4 4',
  member: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 20a8 8 0 0116 0',
  staff: 'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 19.5a6.5 6.5 0 0113 0M16 5a3 3 0 010 6M18 14a6 6 0 013.5 5.5',
  role: 'M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM9 12l2 2 4-4',
  audit: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5',
  report: 'M4 20h16M7 17v-6M12 17V6M17 17v-9',
  case: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  account: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 20a8 8 0 0116 0',
} as const;
export type IconName = keyof typeof PATHS;

/** A line drawing beside words; it never speaks alone. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
