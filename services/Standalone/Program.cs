using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Standalone;
using Medborgarlofte.Standalone.Backups;
using Medborgarlofte.Standalone.Issuing;

var command = Command.Parse(args);
if (command.Error is { } error)
{
    await Console.Error.WriteLineAsync(error);
    return ExitCodes.Configuration;
}

if (command.Help)
{
    Console.WriteLine(Command.Usage);
    return ExitCodes.Ok;
}

return await ServiceProgram.GuardAsync(() => command.Name switch
{
    Command.Token => Task.FromResult(StandaloneHost.PrintToken(command)),
    Command.RotateKey => Task.FromResult(StandaloneHost.RotateKey(command)),
    Command.Client or Command.Invite => IssuerCommand.RunAsync(command),
    Command.Redact => Redaction.RunAsync(command),
    Command.Verify => Verification.RunAsync(command),
    Command.Backup => Backup.RunAsync(command),
    Command.AcceptJournal => QuietHost.AcceptJournalAsync(command),
    Command.Restore => Restore.RunAsync(command),
    _ => StandaloneHost.RunAsync(command),
});
