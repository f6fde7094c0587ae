import { systemClock } from '../platform/clock';
import type { Database } from '../platform/db';
import { firstAdmin } from '../staff';

/** `first-admin NUMBER NAME`: whoever begins. Prints the one-time password, once. Answers the exit code. */
export async function makeFirstAdmin(db: Database, [staffNo, name]: readonly string[]): Promise<number> {
  if (staffNo === undefined || name === undefined || !/^[A-Za-z0-9][A-Za-z0-9-]{1,19}$/.test(staffNo)) {
    console.error('usage: first-admin NUMBER NAME');
    return 2;
  }
  const password = await firstAdmin(db, { staffNo, name: name.slice(0, 20) }, systemClock());
  if (password === undefined) {
    console.error('已有启用的系统管理员，请在后台「员工」里新建');
    return 1;
  }
  console.log(`工号 ${staffNo}，一次性密码 ${password}，请登录后台改成自己的密码`);
  return 0;
}
