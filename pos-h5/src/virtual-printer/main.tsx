import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showTheme } from '../ui/theme';
import '../ui/tokens.css';
import '../ui/themes.css';
import '../ui/base.css';
import '../ui/paper.css';
import './virtualPrinter.css';
import { VirtualPrinter } from './VirtualPrinter';

showTheme();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <VirtualPrinter />
    </StrictMode>,
  );
}
