import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/base.css';
import './app/print.css';

createRoot(document.getElementById('root')!).render(<App />);
