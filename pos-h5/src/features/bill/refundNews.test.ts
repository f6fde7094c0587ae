import { aRefund } from '../papers/paperSample';
import { learnRefund, refundNews, withNews } from './refundNews';

test('what the stream said shows in a list that was read before', () => {
  const asked = aRefund({ state: 'requested' });
  learnRefund(aRefund({ state: 'approved', decidedByName: '李站长' }));
  const [shown] = withNews([asked], refundNews.get());
  expect(shown).toMatchObject({ state: 'approved', decidedByName: '李站长' });
});

test('an answer that is newer than the news stands: a refund never goes back a step on the screen', () => {
  learnRefund(aRefund({ state: 'sent' }));
  const [shown] = withNews([aRefund({ state: 'succeeded' })], refundNews.get());
  expect(shown?.state).toBe('succeeded');
});

test('news of another refund change nothing', () => {
  learnRefund(aRefund({ refundNo: 'R2', state: 'failed' }));
  const [shown] = withNews([aRefund({ refundNo: 'R3', state: 'sent' })], refundNews.get());
  expect(shown?.state).toBe('sent');
});

test('slips are only ever counted up, whoever counted them', () => {
  learnRefund(aRefund({ refundNo: 'R4', slips: 2 }));
  learnRefund(aRefund({ refundNo: 'R4', slips: 1 }));
  const [mine, theirs] = withNews(
    [aRefund({ refundNo: 'R4', slips: 0 }), aRefund({ refundNo: 'R4', slips: 5 })],
    refundNews.get(),
  );
  expect([mine?.slips, theirs?.slips]).toEqual([2, 5]);
});
