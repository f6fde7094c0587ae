import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { showTokens } from './ui/theme';
import './ui/base.css';
import './ui/shell.css';
import './ui/parts.css';

showTokens();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
