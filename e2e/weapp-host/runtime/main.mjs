import { addChrome } from './chrome.mjs';
import { prepareComponents } from './components.mjs';
import { pkg } from './host.mjs';
import { getApp, load } from './modules.mjs';
import { addressOf, open, paint } from './pages.mjs';
import { wx } from './wx.mjs';

// As WeChat starts: the app, the components, every page's code, then the first page.
addChrome((pressed) => (pressed === 'back' ? wx.navigateBack() : wx.switchTab({ url: `/${pressed}` })));
prepareComponents();
load('app');
for (const path of Object.keys(pkg.json)) if (pkg.json[path].component && pkg.modules[path]) load(path);
for (const route of pkg.routes) load(route);
getApp()?.onLaunch?.(wx.getLaunchOptionsSync());
getApp()?.onShow?.(wx.getLaunchOptionsSync());
open(addressOf(`/${new URLSearchParams(location.search).get('page') ?? pkg.routes[0]}`));
paint();
