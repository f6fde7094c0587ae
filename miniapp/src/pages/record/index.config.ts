export default definePageConfig({ navigationBarTitleText: '加油记录' });
