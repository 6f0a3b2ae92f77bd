import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/base.css';
import './app/print.css';
import { loadLanguage } from './languages/languages';
import { currentLang } from './shared/settings';

const root = createRoot(document.getElementById('root')!);
void loadLanguage(currentLang()).then(() => root.render(<App />));
