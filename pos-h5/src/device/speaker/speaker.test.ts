import { createSpeaker } from './speaker';
import { VoiceLocked, type Voice } from './voice';

test('orders are spoken one after another, in the order they came', async () => {
  const { speaker, said } = aTill();
  await speaker.turnOn('声音已打开');
  speaker.say('三号枪');
  speaker.say('五号枪');
  await settled();
  expect(said).toEqual(['声音已打开', '三号枪', '五号枪']);
  expect(speaker.state.get()).toMatchObject({ sound: 'on', waiting: 0 });
});

test('what came before the tap is said after it, unless it is old news by then', async () => {
  const till = aTill();
  till.speaker.say('八分钟前');
  till.clock.nowMs += 8 * 60_000;
  till.speaker.say('刚才');
  expect(till.speaker.state.get()).toMatchObject({ sound: 'locked', waiting: 2 });
  await till.speaker.turnOn('测试');
  expect(till.said).toEqual(['测试', '刚才']);
});

test('a browser that still refuses shows the sound as not turned on and loses no message', async () => {
  const till = aTill();
  till.clock.refuses = true;
  await till.speaker.turnOn('测试');
  expect(till.speaker.state.get()).toMatchObject({ sound: 'locked', waiting: 1 });
  till.clock.refuses = false;
  await till.speaker.turnOn('再试');
  expect(till.said).toEqual(['再试', '测试']);
});

test('a muted till says nothing, not even later', async () => {
  const { speaker, said } = aTill();
  await speaker.turnOn('测试');
  speaker.setMuted(true);
  speaker.say('三号枪');
  speaker.setMuted(false);
  speaker.say('五号枪');
  await settled();
  expect(said).toEqual(['测试', '五号枪']);
});

function aTill() {
  const said: string[] = [];
  const clock = { nowMs: 0, refuses: false };
  const voice: Voice = {
    kind: 'speech',
    async say(text) {
      await Promise.resolve();
      if (clock.refuses) throw new VoiceLocked();
      said.push(text);
    },
  };
  const speaker = createSpeaker({ bestVoice: () => voice, nowMs: () => clock.nowMs, volume: 1 });
  return { speaker, said, clock };
}

async function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}
