import { useRouteError } from 'react-router';
import { errorOf } from '../../api';
import { Refused } from '../../ui/Refused';

/** A screen that broke, or whose file is gone since a new version came: opening the page again helps both. */
export function BrokenScreen() {
  return <Refused error={errorOf(useRouteError())} onRetry={() => window.location.reload()} />;
}
