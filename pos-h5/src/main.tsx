import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { showTheme } from './ui/theme';
import './ui/tokens.css';
import './ui/themes.css';
import './ui/base.css';
import './ui/gate.css';
import './ui/board.css';
import './ui/paper.css';

showTheme();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
