/** The mini-program is never left half-way: its sign-in and its wallet open above the page. */
export function arrive(): void {
  // Nothing to put back.
}
