import type { ErrorBody, ErrorCode } from '@jiayou/contract';

/** An outcome the caller can act on: a code of the contract. Anything else thrown is a bug and answers 500. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Omit<ErrorBody, 'code' | 'message' | 'requestId'> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'AppError';
  }
}
