export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/mine/index',
    'pages/stations/index',
    'pages/refuel/index',
    'pages/order/index',
    'pages/record/index',
    'pages/scan/index',
    'pages/member-code/index',
    'pages/profile/index',
  ],
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#f7f8fa',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '加油',
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    color: '#475467',
    selectedColor: '#0e7c66',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/home.png',
        selectedIconPath: 'assets/home-on.png',
      },
      {
        pagePath: 'pages/mine/index',
        text: '我的',
        iconPath: 'assets/mine.png',
        selectedIconPath: 'assets/mine-on.png',
      },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用于找到您所在的油站，并在付款前核对您是否在站内' } },
  requiredPrivateInfos: ['getLocation'],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
});
