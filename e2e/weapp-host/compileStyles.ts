import path from 'node:path';
import { parse, type Rule } from 'postcss';
import { type PackageFiles, withoutEnding } from './packageFiles';
import { builtInTags } from './tags';

const rpxPerVw = 7.5;

/** All WXSS as one style sheet: `app.wxss` for every page, a page's own for that page, `rpx` as `vw`. */
export function compileStyles(files: PackageFiles, routes: readonly string[]): string {
  const sheets = files.names.filter((name) => name.endsWith('.wxss'));
  return sheets
    .toSorted((one, other) => Number(other === 'app.wxss') - Number(one === 'app.wxss'))
    .map((name) => {
      const route = withoutEnding(name);
      return compileSheet(inlined(files, name), routes.includes(route) ? `.wx-page[data-route="${route}"]` : '');
    })
    .join('\n');
}

function inlined(files: PackageFiles, name: string): string {
  return files.text(name).replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g, (_, target: string) => {
    const imported = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(name), target);
    return inlined(files, imported);
  });
}

function compileSheet(text: string, scope: string): string {
  const root = parse(text);
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selectors = rule.selectors.map((selector) => scoped(renamed(selector), scope));
  });
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      /(-?[\d.]+)rpx/g,
      (_, rpx: string) => `${Number((Number(rpx) / rpxPerVw).toFixed(5))}vw`,
    );
  });
  return root.toString();
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name.endsWith('keyframes');
}

function renamed(selector: string): string {
  return selector.replace(/(^|[\s>+~,(])([a-z][a-z-]*)(?![\w-])/g, (whole, before: string, name: string) => {
    if (name === 'page') return `${before}.wx-page`;
    return builtInTags.includes(name) ? `${before}wx-${name}` : whole;
  });
}

function scoped(selector: string, scope: string): string {
  if (scope === '') return selector;
  return selector.startsWith('.wx-page') ? selector.replace('.wx-page', scope) : `${scope} ${selector}`;
}
