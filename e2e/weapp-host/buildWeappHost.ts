import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { compileStyles } from './compileStyles';
import { compileTemplates } from './compileTemplates';
import { packageFiles, type PackageFiles, pageRoutes, withoutEnding } from './packageFiles';
import { builtInTags } from './tags';

const index = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="builtin.css">
<link rel="stylesheet" href="package.css">
<body><script src="package.js"></script><script src="runtime.js"></script>
`;

/** Compiles a built mini-program package into a static page under `outDir`, which is emptied first. */
export function buildWeappHost(distDir: string, outDir: string): void {
  const files = packageFiles(distDir);
  const routes = pageRoutes(files);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  copyFileSync(path.join(__dirname, 'builtin.css'), path.join(outDir, 'builtin.css'));
  writeFileSync(path.join(outDir, 'package.css'), compileStyles(files, routes));
  writeFileSync(path.join(outDir, 'package.js'), packageScript(files, routes));
  writeFileSync(path.join(outDir, 'index.html'), index);
  copyImages(files, distDir, outDir);
  buildSync({
    entryPoints: [path.join(__dirname, 'runtime/main.mjs')],
    bundle: true,
    outfile: path.join(outDir, 'runtime.js'),
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
  });
}

function packageScript(files: PackageFiles, routes: readonly string[]): string {
  const configs = files.names.filter((name) => name.endsWith('.json'));
  const json = Object.fromEntries(configs.map((name) => [withoutEnding(name), files.json(name)]));
  const modules = files.names.filter((name) => name.endsWith('.js')).map((name) => moduleOf(files, name));
  return `window.weappPackage = {
routes: ${JSON.stringify(routes)},
builtInTags: ${JSON.stringify(builtInTags)},
json: ${JSON.stringify(json)},
templates: ${compileTemplates(files)},
modules: {${modules.join(',\n')}}
};`;
}

/** `with` a scope that hides the browser: in WeChat a package has no window, no document, no MutationObserver. */
function moduleOf(files: PackageFiles, name: string): string {
  const body = `with (scope) { (function () {${files.text(name)}\n}).call(undefined) }`;
  return `${JSON.stringify(withoutEnding(name))}: function (scope, require, module, exports) { ${body} }`;
}

function copyImages(files: PackageFiles, distDir: string, outDir: string): void {
  for (const name of files.names.filter((one) => /\.(png|jpe?g|gif|svg|webp)$/.test(one))) {
    const target = path.join(outDir, name);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(distDir, name), target);
  }
}
