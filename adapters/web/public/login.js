// The token of a login link stands behind the # of the address. It is taken from there at once, so that it stays in no
// history, and sent when the person presses the button.
const token = location.hash.slice(1);
if (token !== '') {
  history.replaceState(null, '', location.pathname);
  document.getElementById('token').value = token;
  document.getElementById('login').hidden = false;
  document.getElementById('hint').hidden = true;
  document.querySelector('#login button').focus();
}
