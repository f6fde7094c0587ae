import { appConfig, pkg, tabRoutes } from './host.mjs';

const navigationBar = document.createElement('div');
const tabBar = document.createElement('div');
let press = () => {};

/** The bars around a page. `onPress` hears `'back'` or the route of a tab. */
export function addChrome(onPress) {
  press = onPress;
  navigationBar.className = 'wx-nav';
  document.body.append(navigationBar);
  tabBar.className = 'wx-tabbar';
  document.body.append(tabBar);
}

export function paintChrome({ route, title }, canGoBack) {
  navigationBar.replaceChildren(...(canGoBack ? [backButton()] : []), title ?? titleOf(route));
  document.body.classList.toggle('has-tab', tabRoutes.includes(route));
  tabBar.replaceChildren(...(appConfig.tabBar?.list ?? []).map((tab) => tabOf(tab, tab.pagePath === route)));
}

function titleOf(route) {
  return pkg.json[route]?.navigationBarTitleText ?? appConfig.window?.navigationBarTitleText ?? '';
}

function backButton() {
  const button = document.createElement('span');
  button.className = 'back';
  button.textContent = '‹';
  button.addEventListener('click', () => press('back'));
  return button;
}

function tabOf({ pagePath, text, iconPath, selectedIconPath }, isOn) {
  const icon = document.createElement('img');
  icon.src = isOn ? selectedIconPath : iconPath;
  const tab = document.createElement('div');
  tab.dataset.path = pagePath;
  tab.style.color = isOn ? appConfig.tabBar.selectedColor : appConfig.tabBar.color;
  tab.append(icon, text);
  tab.addEventListener('click', () => press(pagePath));
  return tab;
}
