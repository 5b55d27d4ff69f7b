// Says at once what `npm start` does first: compiling takes a few seconds, and a silent terminal looks like a broken one.
process.stdout.write(
  '知标 · 正在编译，需要几秒；随后会打印网页地址\nZhibiao · compiling, a few seconds; the address of the page follows\n',
);
