using Medborgarlofte.Standalone;

var command = Command.Parse(args);
if (command.Error is { } error)
{
    await Console.Error.WriteLineAsync(error);
    return 2;
}

return command.Name switch
{
    Command.Token => StandaloneHost.PrintToken(command),
    Command.RotateKey => StandaloneHost.RotateKey(command),
    Command.Redact => await Redaction.RunAsync(command),
    Command.Verify => await Verification.RunAsync(command),
    _ => await StandaloneHost.RunAsync(command),
};
