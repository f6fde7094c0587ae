// Writes the design tokens of config/tokens.json into one file per client; `--check` only says whether they are current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tokens = JSON.parse(readFileSync(resolve(root, 'config/tokens.json'), 'utf8'));
const note = 'Generated from config/tokens.json by config/tools/tokens.mjs. Change it there.';

const cssVariables = (radius, unit, lengthOf) =>
  [
    ...Object.entries(tokens.colour).map(([name, value]) => `  --${name}: ${value.toLowerCase()};`),
    ...Object.entries(tokens.space).map(([name, value]) => `  --space-${name}: ${lengthOf(value)}${unit};`),
    `  --radius: ${lengthOf(radius)}${unit};`,
    `  --shadow: ${tokens.shadow};`,
    `  --motion: ${tokens.motionMs}ms;`,
  ].join('\n');
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const typescript = () => `// ${note}
export const colour = {
${Object.entries(tokens.colour)
  .map(([name, value]) => `  ${camel(name)}: '${value}',`)
  .join('\n')}
} as const;
export const radiusPx = ${tokens.radius.desk};
`;

const files = {
  // Taro turns px of a 750-wide design into rpx: the same lengths, doubled.
  'miniapp/src/ui/tokens.scss': `/* ${note} */\npage,\nbody {\n${cssVariables(tokens.radius.car, 'px', (px) => px * 2)}\n}\n`,
  'pos-h5/src/ui/tokens.css': `/* ${note} */\n:root {\n${cssVariables(tokens.radius.till, 'px', (px) => px)}\n}\n`,
  'admin/src/ui/tokens.ts': typescript(),
};

const stale = Object.entries(files).filter(([file, text]) => {
  const path = resolve(root, file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`out of date: ${stale.map(([file]) => file).join(', ')} — run node config/tools/tokens.mjs`);
    process.exitCode = 1;
  }
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(resolve(root, file)), { recursive: true });
    writeFileSync(resolve(root, file), text);
  }
}
