import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A setting that names a file; what the program gets is the file's text. */
export const KeyFile = z.string().min(1).transform(read);

function read(path: string, context: z.RefinementCtx<string>): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: `cannot read ${path}` });
    return z.NEVER;
  }
}
