import { returnPath, signInPath } from './returnPath';

test('whoever was sent to sign in comes back to the same list with the same search', () => {
  const [, query] = signInPath('/stations?q=人民').split('?');
  expect(returnPath(new URLSearchParams(query))).toBe('/stations?q=人民');
});

test('the first page needs no memory', () => {
  expect(signInPath('/')).toBe('/sign-in');
  expect(returnPath(new URLSearchParams())).toBe('/');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'stations', '/sign-in?to=/', ''])(
  'signing in never leads to %s',
  (to) => {
    expect(returnPath(new URLSearchParams({ to }))).toBe('/');
  },
);
