import { QueryClientProvider } from '@tanstack/react-query';
import { App as Antd, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './queryClient';
import { SCREENS } from './routes';
import { BrokenScreen } from './screens/shell/BrokenScreen';
import { Guarded } from './screens/shell/Guarded';
import { NoSuchPlace } from './screens/shell/NoSuchPlace';
import { Shell } from './screens/shell/Shell';
import { theme } from './ui/theme';

const SignIn = lazy(async () => ({ default: (await import('./screens/sign-in/SignInScreen')).SignInScreen }));

const client = createQueryClient();
const router = createBrowserRouter(
  [
    {
      path: '/sign-in',
      element: (
        <Suspense fallback={<main aria-busy="true" />}>
          <SignIn />
        </Suspense>
      ),
      ErrorBoundary: BrokenScreen,
    },
    {
      element: <Shell />,
      ErrorBoundary: BrokenScreen,
      children: [
        ...SCREENS.map((screen) => ({
          path: screen.path,
          element: <Guarded key={screen.path} screen={screen} />,
          ErrorBoundary: BrokenScreen,
        })),
        { path: '*', element: <NoSuchPlace /> },
      ],
    },
  ],
  { basename: '/desk' },
);

export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <Antd message={{ maxCount: 2 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Antd>
    </ConfigProvider>
  );
}
