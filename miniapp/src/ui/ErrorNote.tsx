import { View } from '@tarojs/components';
import type { ApiError } from '../ApiError';
import { Button } from './Button';

/** What happened and what to do; the code stands small beside it for support. */
export function ErrorNote({ error, onRetry }: { readonly error: ApiError; readonly onRetry?: () => void }) {
  const support = [error.code, error.requestId].filter((part) => part !== undefined).join(' · ');
  return (
    <View id="error-note" className="error-note">
      <View className="strong">{error.message}</View>
      {error.reason !== undefined && <View className="quiet">{error.reason}</View>}
      <View className="error-code">{support}</View>
      {onRetry && (
        <Button id="retry-button" tone="plain" onTap={onRetry}>
          重试
        </Button>
      )}
    </View>
  );
}
