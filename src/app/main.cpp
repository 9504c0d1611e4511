// onward: one program, one file for each command.
int main() { return 0; }
