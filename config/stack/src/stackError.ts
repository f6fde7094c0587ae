/** Something a person can put right. The message is one line: what happened, then what to do. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
