import type { DeskStationDetail } from '@jiayou/contract';

type Nozzles = readonly DeskStationDetail['nozzles'][number][];

interface MergedNozzles {
  /** Theirs where I changed nothing, mine where I did, by number. */
  readonly nozzles: Nozzles;
  /** What the other person did, in words. */
  readonly told: readonly string[];
}

/** What two people did to the nozzles of one station since they were read. */
export function mergeNozzles(read: {
  readonly base: Nozzles;
  readonly mine: Nozzles;
  readonly theirs: Nozzles;
}): MergedNozzles {
  const [base, mine, theirs] = [gradesOf(read.base), gradesOf(read.mine), gradesOf(read.theirs)];
  const numbers = [...new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])].toSorted((a, b) => a - b);
  const nozzles = numbers.flatMap((nozzleNo) => {
    const isMine = mine.get(nozzleNo) !== base.get(nozzleNo);
    const grade = (isMine ? mine : theirs).get(nozzleNo);
    return grade === undefined ? [] : [{ nozzleNo, grade }];
  });
  const kept = gradesOf(nozzles);
  const told = numbers
    .filter((nozzleNo) => theirs.get(nozzleNo) !== base.get(nozzleNo))
    .map((nozzleNo) => {
      const [was, is] = [base.get(nozzleNo), theirs.get(nozzleNo)];
      return `${nozzleNo}号枪：对方${deedOf(was, is)}，${kept.get(nozzleNo) === is ? '已带入' : '您也改了它，保存后以您的为准'}`;
    });
  return { nozzles, told };
}

const gradesOf = (nozzles: Nozzles): ReadonlyMap<number, string> =>
  new Map(nozzles.map(({ nozzleNo, grade }) => [nozzleNo, grade]));

function deedOf(was: string | undefined, is: string | undefined): string {
  if (is === undefined) return '移除了它';
  return was === undefined ? `添加了它（${is}）` : `改成了 ${is}`;
}
