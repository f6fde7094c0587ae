// Generated from config/tokens.json by config/tools/tokens.mjs. Change it there.
export const colour = {
  brand: '#0E7C66',
  brandSoft: '#E6F4F1',
  accent: '#F5A524',
  danger: '#D92D20',
  info: '#1D6FDC',
  ink: '#101828',
  ink2: '#475467',
  line: '#E4E7EC',
  ground: '#F7F8FA',
  card: '#FFFFFF',
  wechat: '#07C160',
  alipay: '#1677FF',
  grade92: '#0E7C66',
  grade95: '#1D6FDC',
  grade98: '#7A5AF8',
  grade0: '#B54708',
} as const;
export const radiusPx = 8;
