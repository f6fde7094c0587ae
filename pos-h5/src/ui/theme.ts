import { recall, remember } from '../device/storage';
import { createStore } from '../device/store';

const themes = ['normal', 'contrast', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const theme = createStore<Theme>(themes.find((one) => one === recall('theme')) ?? 'normal');

export function chooseTheme(next: Theme): void {
  theme.set(next);
  remember('theme', next);
  showTheme();
}

export function showTheme(): void {
  document.documentElement.dataset['theme'] = theme.get();
}
