echo outer
read inner.orc
echo never
