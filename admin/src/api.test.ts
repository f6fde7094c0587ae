import { ERRORS, type ErrorCode } from '@jiayou/contract';
import { callDesk } from './api';

const answered = globalThis.fetch;
afterEach(() => void (globalThis.fetch = answered));

/** The sentence a person at the desk reads when the server refuses with this code. */
async function wordsFor(code: ErrorCode): Promise<string> {
  const { status, message } = ERRORS[code];
  globalThis.fetch = async () => Response.json({ code, message, requestId: 'a1b2c3d4' }, { status });
  const asked = callDesk('GET /desk/members/:memberId', { params: { memberId: 'someone' } });
  return asked.then(
    () => 'not refused',
    (refusal: Error) => refusal.message,
  );
}

test('a member who is not there is spoken of as the desk knows members: by the list, not by a code they show', async () => {
  const words = await wordsFor('member.not_found');
  expect(words).toMatch(/^查不到这位会员，.*请回到会员列表/);
  expect(words).not.toContain('会员码');
});

test('every other refusal is said in the words of the server', async () => {
  expect(await wordsFor('member.paying')).toBe(ERRORS['member.paying'].message);
});
