import type { ThemeConfig } from 'antd';
import { colour, radiusPx } from './tokens';

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const BRAND_HOVER = '#0B6B58';

/** antd in the product's own colours; nothing moves longer than 200 ms. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: colour.brand,
    // Darker under the hand, not lighter: white words on it stay readable.
    colorPrimaryHover: BRAND_HOVER,
    colorLink: colour.brand,
    colorLinkHover: BRAND_HOVER,
    colorSuccess: colour.brand,
    colorWarning: colour.accent,
    colorError: colour.danger,
    colorInfo: colour.info,
    colorText: colour.ink,
    colorTextSecondary: colour.ink2,
    colorTextDescription: colour.ink2,
    colorTextPlaceholder: colour.ink2,
    colorBorder: colour.line,
    colorBorderSecondary: colour.line,
    colorBgLayout: colour.ground,
    colorBgContainer: colour.card,
    borderRadius: radiusPx,
    fontSize: 14,
    fontFamily: 'inherit',
    motion: !stillness,
    motionDurationSlow: '0.2s',
    motionDurationMid: '0.15s',
    motionDurationFast: '0.1s',
  },
  components: {
    Table: {
      headerBg: colour.ground,
      headerColor: colour.ink2,
      headerSplitColor: 'transparent',
      rowHoverBg: colour.ground,
      cellPaddingBlockSM: 6,
    },
  },
};

/** The same colours for our own style sheets, as `--brand`, `--ink2`, … */
export function showTokens(): void {
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries(colour)) style.setProperty(`--${name}`, value);
  style.setProperty('--radius', `${radiusPx}px`);
}
