import { Link } from 'react-router';

export function NoSuchPlace() {
  return (
    <div className="nothing" data-testid="no-such-place">
      <p>没有这个页面，可能地址写错了。</p>
      <Link to="/">返回今日</Link>
    </div>
  );
}
