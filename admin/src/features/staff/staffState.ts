import type { DeskStaff } from '@jiayou/contract';
import type { Tone } from '../../ui/State';

/** How somebody's account stands, the weightiest first. */
export function staffState(staff: DeskStaff, nowMs: number): { readonly tone: Tone; readonly words: string } {
  if (!staff.enabled) return { tone: 'quiet', words: '已停用' };
  if (staff.lockedUntil !== undefined && Date.parse(staff.lockedUntil) > nowMs) {
    return { tone: 'attention', words: '输错密码，暂时锁定' };
  }
  if (staff.mustChangePassword) return { tone: 'attention', words: '等本人改密码' };
  return { tone: 'good', words: '正常' };
}
