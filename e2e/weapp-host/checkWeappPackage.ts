import { spawnSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { packageFiles } from './packageFiles';

const folders: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' };

/** What WeChat's own `wcc` and `wcsc` complain about in a built package; nothing when they accept it. */
export function checkWeappPackage(distDir: string): readonly string[] {
  const { names } = packageFiles(distDir);
  const ending = (pattern: RegExp) => names.filter((name) => pattern.test(name));
  return [
    ...compile(distDir, 'wcc', ['-d', ...ending(/\.(wxml|wxs)$/), '-o', devNull]),
    ...compile(distDir, 'wcsc', ['-lc', ...ending(/\.wxss$/), '-o', devNull]),
  ];
}

/** The size WeChat counts against the 2 MB of a main package: every file of it. */
export function packageSizeBytes(distDir: string): number {
  return packageFiles(distDir).names.reduce((sum, name) => sum + statSync(path.join(distDir, name)).size, 0);
}

function compile(distDir: string, compiler: 'wcc' | 'wcsc', args: readonly string[]): readonly string[] {
  const folder = folders[process.platform];
  if (folder === undefined) throw new Error(`WeChat has no ${compiler} for ${process.platform}`);
  const bin = path.join(path.dirname(require.resolve('miniprogram-compiler')), 'bin', folder, compiler);
  const file = process.platform === 'win32' ? `${bin}.exe` : bin;
  // They come out of the registry without the right to run.
  chmodSync(file, 0o755);
  const { status, error, stdout, stderr } = spawnSync(file, args, { cwd: distDir, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return status === 0 ? [] : [`${compiler}: ${stderr}${stdout}`.trim()];
}
