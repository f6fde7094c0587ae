import type { ErrorBody } from '@jiayou/contract';

/** In the place of the server's sentence where that one speaks to another room: at the till the member stands there with the code. */
export const refusalWords: Partial<Record<ErrorBody['code'], string>> = {
  'member.not_found': '查不到这位会员，可能已应本人要求抹除；请回到会员列表，按手机号或车牌重新查找',
};
