using Medborgarlofte.Reporting;
using Medborgarlofte.Reporting.Commands;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("reporting");
builder.AddBus(bus => bus.AddJournalConsumer());
builder.AddReporting();

var app = builder.Build();
if (await Command.RunAsync(app.Services, args) is { } exitCode)
{
    return exitCode;
}

app.MapReporting();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
return 0;
