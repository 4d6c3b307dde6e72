using Medborgarlofte.Police;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Verification;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("police");
builder.AddBus();
builder.AddPolice();

var app = builder.Build();
if (await ServiceVerification.RunCommandAsync(app.Services, args) is { } exitCode)
{
    return exitCode;
}

app.MapPolice();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
return 0;
