import type { Role, StaffRight } from '@jiayou/contract';
import { RIGHT_NAMES, ROLE_NAMES } from '@jiayou/contract/permission-names';
import { ROLE_RIGHTS } from '@jiayou/contract/permissions';
import { Icon } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';

const ROLES = Object.keys(ROLE_NAMES) as Role[];
const RIGHTS = Object.keys(RIGHT_NAMES) as StaffRight[];

/** 角色与权限: the contract itself, as a table; what stands here is what the server does. */
export function RolesScreen() {
  return (
    <>
      <PageHead title="角色与权限" note="油站岗位的权限只在本站有效；收银员在收银台工作，不进后台。" />
      <div className="rows matrix" tabIndex={0} role="region" aria-label="角色与权限">
        <table data-testid="roles">
          <thead>
            <tr>
              <th scope="col">权限</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {ROLE_NAMES[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {RIGHTS.map((right) => (
              <tr key={right}>
                <th scope="row">
                  {RIGHT_NAMES[right]} <small className="code">{right}</small>
                </th>
                {ROLES.map((role) => (
                  <td key={role}>{ROLE_RIGHTS[role].includes(right) ? <Yes /> : <span aria-label="没有">—</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Yes() {
  return (
    <span className="yes" role="img" aria-label="有">
      <Icon name="done" />
    </span>
  );
}
