import { expect, test } from 'vitest';
import { firstLoadFiles } from '../../tools/size.mjs';

test('the first load is every script, preload and style sheet of the page, and nothing else', () => {
  const page = `<head>
    <link rel="icon" href="./mark.svg" type="image/svg+xml" />
    <script type="module" crossorigin src="./assets/index-a.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/react-b.js">
    <link rel="stylesheet" crossorigin href="./assets/index-c.css">
  </head>`;
  expect(firstLoadFiles(page)).toEqual(['assets/index-a.js', 'assets/react-b.js', 'assets/index-c.css']);
});
