import iconv from 'iconv-lite';
import { encodeGb18030 } from './gb18030';

test('every Chinese character a printer knows gets the bytes an independent encoder gives it', () => {
  let han = '';
  for (let point = 0x4e00; point <= 0x9fa5; point += 1) han += String.fromCharCode(point);
  expect(Buffer.from(encodeGb18030(han)).equals(iconv.encode(han, 'gb18030'))).toBe(true);
});

test.each(['加油站 A17 ￥200.00', '全角：，。「」', '①〇々', '¥', '㐀䶮', '𠮷𬱖', '한국 ñ'])(
  '%s goes through GB18030 unharmed',
  (text) => {
    expect(iconv.decode(Buffer.from(encodeGb18030(text)), 'gb18030')).toBe(text);
  },
);
