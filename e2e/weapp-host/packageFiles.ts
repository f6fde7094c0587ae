import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A built mini-program package: its files, with `/` on every system. */
export interface PackageFiles {
  readonly names: readonly string[];
  readonly text: (name: string) => string;
  readonly json: (name: string) => unknown;
}

export function packageFiles(distDir: string): PackageFiles {
  const names = readdirSync(distDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(distDir, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
  const text = (name: string) => readFileSync(path.join(distDir, name), 'utf8');
  return { names, text, json: (name) => JSON.parse(text(name)) as unknown };
}

/** `pages/home/index` for `pages/home/index.wxml`. */
export function withoutEnding(name: string): string {
  return name.slice(0, -path.posix.extname(name).length);
}

/** The routes of every page, those of sub-packages included. */
export function pageRoutes(files: PackageFiles): readonly string[] {
  const app = files.json('app.json') as {
    pages: string[];
    subPackages?: { root: string; pages: string[] }[];
  };
  const inSubPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  );
  return [...app.pages, ...inSubPackages];
}
