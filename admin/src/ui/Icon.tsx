const PATHS = {
  today: 'M4 12h3l2.5-6 5 12 2.5-6h3',
  pump: 'M5 20V6a2 2 0 012-2h6a2 2 0 012 2v14M3.5 20h13M8 8h4M15 12h1.5a1.5 1.5 0 011.5 1.5V16a1.5 1.5 0 003 0V9l-3-3',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM20 20l-4-4',
  leave: 'M10 4H6a2 2 0 00-2 2v12a2 2 0 002 2h4M15 8l4 4-4 4M19 12H9',
  refresh: 'M20 5v5h-5M4 19v-5h5M19 10a7.5 7.5 0 00-13-3M5 14a7.5 7.5 0 0013 3',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  done: 'M5 12.5l4.5 4.5L19 7.5',
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
