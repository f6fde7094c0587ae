import { useEffect, useState } from 'react';

/** When a dialog goes, the keyboard is back where it was opened. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => void (opener instanceof HTMLElement && opener.focus()), [opener]);
}
