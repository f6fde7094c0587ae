export default definePageConfig({ navigationBarTitleText: '选择油站' });
