import { menuFor, SCREENS } from './routes';

const titles = (rights: readonly string[]): string[] =>
  menuFor(rights).flatMap(({ area, screens }) => screens.map(({ title }) => `${area.title}/${title}`));

test('whoever may read stations finds today and the stations, by job', () => {
  expect(titles(['desk', 'station.read'])).toEqual(['经营/今日', '油站/油站列表']);
});

test('a job without a screen for this person is not in the menu', () => {
  expect(titles(['desk'])).toEqual(['经营/今日']);
  expect(titles([])).toEqual([]);
});

test('a screen has one address', () => {
  const paths = SCREENS.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
