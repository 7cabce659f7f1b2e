read b.orc
