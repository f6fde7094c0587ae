// `node compress.mjs DIR`: puts a `.br` and a `.gz` beside the texts of a build; the server sends what the browser takes.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const texts = /\.(css|html|js|json|svg)$/;
// What is smaller travels in one packet either way.
const leastBytes = 1024;
const ways = {
  // Its default is the best it can do: 11.
  '.br': promisify(brotliCompress),
  '.gz': (content) => promisify(gzip)(content, { level: 9 }),
};

const dir = process.argv[2];
const names = await readdir(dir, { recursive: true });
await Promise.all(names.filter((name) => texts.test(name)).map((name) => compress(join(dir, name))));

async function compress(file) {
  const content = await readFile(file);
  if (content.length < leastBytes) return;
  await Promise.all(Object.entries(ways).map(async ([ending, way]) => writeFile(file + ending, await way(content))));
}
