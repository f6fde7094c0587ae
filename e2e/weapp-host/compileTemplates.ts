import { TmplGroup } from 'glass-easel-template-compiler';
import { type PackageFiles, withoutEnding } from './packageFiles';
import { builtInTags } from './tags';

const errorLevel = 3;
const tag = new RegExp(`<(/?)(${builtInTags.join('|')})(?=[\\s/>])`, 'g');

interface Complaint {
  readonly level: number;
  readonly startLine: number;
  readonly message: string;
}

/** All WXML and WXS as one JavaScript expression of WeChat's template compiler. @throws Error naming file and line */
export function compileTemplates(files: PackageFiles): string {
  const group = new TmplGroup();
  for (const name of files.names) {
    if (name.endsWith('.wxs')) group.addScript(withoutEnding(name), files.text(name));
    if (name.endsWith('.wxml')) {
      const said = group.addTmpl(withoutEnding(name), files.text(name).replace(tag, '<$1wx-$2')) as
        | Complaint[]
        | undefined;
      refuseErrors(name, said ?? []);
    }
  }
  const compiled = group.getTmplGenObjectGroups();
  group.free();
  return compiled;
}

function refuseErrors(name: string, said: readonly Complaint[]): void {
  const error = said.find(({ level }) => level >= errorLevel);
  if (error !== undefined) throw new Error(`${name}:${error.startLine}: ${error.message}`);
}
